/** What Spring Boot finds in its settings beside values: profiles and imports. Start reading at {@link Bound}. */
@NullMarked
package dev.keyturn.files.spring;

import org.jspecify.annotations.NullMarked;
