/** The core's sources, journals, locks and backups against the contracts, and the contracts against broken ones. */
@NullMarked
package dev.keyturn.selftest.spi;

import org.jspecify.annotations.NullMarked;
