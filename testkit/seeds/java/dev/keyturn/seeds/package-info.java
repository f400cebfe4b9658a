/** What the random tests of this build begin with. */
@NullMarked
package dev.keyturn.seeds;

import org.jspecify.annotations.NullMarked;
