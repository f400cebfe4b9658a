/**
 * What is shown to people and to programs: a {@link dev.keyturn.internal.page.Page} as text or Markdown, and the forms of
 * reports as JSON.
 */
@NullMarked
package dev.keyturn.internal.page;

import org.jspecify.annotations.NullMarked;
