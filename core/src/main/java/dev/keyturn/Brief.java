package dev.keyturn;

import dev.keyturn.internal.engine.Jointly;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Instructions;
import java.util.List;

/** What a run did with one of many that were done at once, as short as that of thousands has to be. */
record Brief(String source, List<Jointly.Did> did) implements Shown {
    List<String> migrated() {
        return did.stream().map(Jointly.Did::id).toList();
    }

    private Page page() {
        Page page = new Page(source, Redaction.none());
        did.forEach(one -> page.line(Report.said(one.id(), one.keys(), one.why())));
        return did.isEmpty() ? page.line(Report.NOTHING) : page;
    }

    @Override
    public String toString() {
        return page().text();
    }

    @Override
    public String toMarkdown() {
        return page().markdown();
    }

    @Override
    public String toHtml() {
        return page().html();
    }

    @Override
    public String toJson() {
        return Json.exact(Forms.report("run", source)
                .put("recovery", Value.of("nothing"))
                .put(
                        "migrated",
                        Forms.list(
                                did,
                                one -> Table.builder()
                                        .put("id", Value.of(one.id()))
                                        .put("keys", Value.of(one.keys()))
                                        .build()))
                .put("rolledBack", Value.of(List.of()))
                .put("instructions", Instructions.none().form())
                .put("notices", Value.of(List.of()))
                .build());
    }
}
