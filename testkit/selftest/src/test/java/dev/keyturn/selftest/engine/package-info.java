/**
 * The engine against crashes, other runs and other releases. Start reading at {@link CrashTest}; {@link Drive} is a drive in
 * memory that tells what power loss may leave of what was done to it.
 */
package dev.keyturn.selftest.engine;
