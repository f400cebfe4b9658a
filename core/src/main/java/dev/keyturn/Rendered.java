package dev.keyturn;

import dev.keyturn.internal.page.HtmlPage;

/** What is left of a report when all that it was made of is gone. */
record Rendered(String text, String markdown, String body, String json) implements Shown {
    Rendered(Shown whole) {
        this(whole.toString(), whole.toMarkdown(), HtmlPage.body(whole.toHtml()), whole.toJson());
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public String toMarkdown() {
        return markdown;
    }

    @Override
    public String toHtml() {
        return HtmlPage.around(body);
    }

    @Override
    public String toJson() {
        return json;
    }
}
