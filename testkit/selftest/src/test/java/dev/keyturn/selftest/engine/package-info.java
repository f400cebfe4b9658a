/** The engine against crashes, other runs and other releases. Start reading at {@link CrashTest}. */
package dev.keyturn.selftest.engine;
