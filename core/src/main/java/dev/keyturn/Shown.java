package dev.keyturn;

/**
 * Something to read: as text by {@code toString}, as Markdown, as HTML, and as JSON whose fields are promised. Secrets are in
 * none of them.
 */
public interface Shown {
    /** For a pull request or a wiki. */
    String toMarkdown();

    /** For a browser, on a screen of any width or on paper: one document that needs no other file, and no script. */
    String toHtml();

    /** For programs: one JSON object. */
    String toJson();
}
