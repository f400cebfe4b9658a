package dev.keyturn.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.internal.secret.Redaction;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String HOSTILE = "</td></main><script>alert(\"x\")</script>&amp;'\u0007";
    private static final String SHOWN =
            "&lt;/td&gt;&lt;/main&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;&#39;\uFFFD";

    private static Page page(String text) {
        return new Page(text, Redaction.none())
                .section(text)
                .fact(text, text)
                .line(text)
                .change(text, text, text)
                .change("gone", "1", "")
                .command(text, text)
                .grid(text, "b")
                .row(text, "c")
                .commands(text)
                .row("1.", text, text);
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<(/?[a-z0-9]+)")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void noTextOfASettingBecomesMarkup() {
        String html = page(HOSTILE).html();

        assertThat(html).doesNotContain("<script", "\u0007");
        assertThat(tags(html)).isEqualTo(tags(page("plain").html()));
        assertThat(html.split(Pattern.quote(SHOWN), -1))
                .as("title, and each place of the page")
                .hasSize(19);
    }

    @Test
    void noTextOfASettingTurnsTheTextAroundIt() {
        assertThat(page("user\u202Enimda\u2066x\u200E").html())
                .contains("user\uFFFDnimda\uFFFDx\u200E")
                .doesNotContain("\u202E", "\u2066");
    }

    @Test
    void anEmptyCellIsEmptySoThatANarrowScreenLeavesItOut() {
        assertThat(page("x").html())
                .contains("<td class=\"before\" data-head=\"before\"><code>1</code></td><td data-head=\"after\"></td>");
    }

    @Test
    void whatIsToBeCopiedIsCodeInHtmlAndInMarkdown() {
        Page page = new Page("x", Redaction.none())
                .command("do", "a_b --c")
                .commands("all is well")
                .row("1.", "d_e", "f_g");

        assertThat(page.html())
                .contains("<dd><code>a_b --c</code></dd>", "<code>d_e</code>")
                .doesNotContain("<code>f_g");
        assertThat(page.markdown()).contains("- **do:** `a_b --c`", "| 1. | `d_e` | f\\_g |");
    }

    @Test
    void asTextNoFactBeginsALineOfItsOwnOrSteersATerminal() {
        assertThat(new Page("x", Redaction.none())
                        .fact("owner", "a\u001b[31m\r\n  - FAKE = 1")
                        .text())
                .isEqualTo("x\n  owner  a\uFFFD[31m   - FAKE = 1\n");
    }

    @Test
    void aBrowserIsToldToLoadNothing() {
        assertThat(page("x").html())
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "src=\"", "@import", "url(");
    }

    @Test
    void severalPagesBecomeOneBelowTheTitleOfTheFirst() {
        String html = HtmlPage.joined(List.of(page("a").html(), page("</main>").html()));

        assertThat(html).contains("<title>a</title>", "<h1>a</h1>", "<h1>&lt;/main&gt;</h1>");
        assertThat(tags(html)).containsOnlyOnce("html", "head", "title", "style", "body", "main", "/main", "/body");
    }
}
