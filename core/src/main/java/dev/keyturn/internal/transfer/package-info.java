/**
 * Settings that go from one source to another, and back. Start reading at {@link dev.keyturn.internal.transfer.Crossing}, which
 * decides what is to be done; {@link dev.keyturn.internal.transfer.There} and {@link dev.keyturn.internal.transfer.Back} work out
 * what each place gets and loses, and {@link dev.keyturn.internal.transfer.Carrier} writes it, in the one order that survives a
 * crash at any point.
 */
@NullMarked
package dev.keyturn.internal.transfer;

import org.jspecify.annotations.NullMarked;
