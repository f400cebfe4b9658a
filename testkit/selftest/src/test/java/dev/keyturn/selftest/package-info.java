/** The core against the testkit, and the testkit against steps that are broken on purpose. */
@NullMarked
package dev.keyturn.selftest;

import org.jspecify.annotations.NullMarked;
