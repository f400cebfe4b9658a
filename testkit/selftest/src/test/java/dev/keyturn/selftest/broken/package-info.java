/** Migrations that are wrong in one way each: what the laws have to find. Start reading at {@link dev.keyturn.selftest.broken.Mutant}. */
package dev.keyturn.selftest.broken;
