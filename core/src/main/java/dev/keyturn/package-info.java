/**
 * The first page of Keyturn: describe a {@link dev.keyturn.Migration} once; the file rewrite, the table update, the view
 * that an older release reads through, and the way back all come from that one description.
 *
 * <p>Start reading at {@link dev.keyturn.Migration#named}. {@link dev.keyturn.Migrations} puts several in order,
 * {@link dev.keyturn.Migrator} does them in one place, and {@link dev.keyturn.Migrators} in several. {@link
 * dev.keyturn.Transfer} takes settings from one place to another.
 */
@NullMarked
package dev.keyturn;

import org.jspecify.annotations.NullMarked;
