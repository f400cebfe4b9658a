/**
 * Two releases of a program, each in a class loader of its own, on one store. Start reading at {@link
 * dev.keyturn.releases.TwoReleasesTest}; {@link dev.keyturn.releases.Program} is what runs in both.
 */
package dev.keyturn.releases;
