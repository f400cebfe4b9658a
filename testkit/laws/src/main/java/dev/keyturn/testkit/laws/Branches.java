package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Each;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.List;
import java.util.stream.Stream;

/** Which way each condition takes, those of elements included. */
final class Branches {
    private Branches() {}

    static Stream<Boolean> of(List<Step> steps, Settings settings) {
        return steps.stream().flatMap(step -> {
            if (step instanceof When when) {
                return Stream.of(when.condition().holds(settings));
            }
            return step instanceof Each each
                    ? each.in().matches(settings).stream()
                            .flatMap(key -> settings.at(key).stream())
                            .flatMap(Branches::elements)
                            .flatMap(element -> of(each.steps(), element))
                    : Stream.empty();
        });
    }

    private static Stream<Settings> elements(Value around) {
        Stream<Value> all = around instanceof Items list
                ? list.items().stream()
                : around instanceof Table table
                        ? table.names().stream().flatMap(name -> table.get(name).stream())
                        : Stream.empty();
        return all.filter(value -> value instanceof Table table && table.own().isEmpty())
                .map(value -> Settings.of((Table) value));
    }
}
