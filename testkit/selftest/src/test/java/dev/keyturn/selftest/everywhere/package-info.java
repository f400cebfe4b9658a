/** Every kind of step in every format and every store: what is proven there, and what is refused. */
@org.jspecify.annotations.NullMarked
package dev.keyturn.selftest.everywhere;
