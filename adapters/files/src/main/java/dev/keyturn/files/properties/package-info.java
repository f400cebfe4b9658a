/** The .properties format: its lines, and edits of them. */
@NullMarked
package dev.keyturn.files.properties;

import org.jspecify.annotations.NullMarked;
