/**
 * The command line. Start reading at {@link dev.keyturn.cli.Keyturn}.
 */
@NullMarked
package dev.keyturn.cli;

import org.jspecify.annotations.NullMarked;
