package dev.keyturn.selftest;

import dev.keyturn.codec.CaseStyle;
import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Convert keeps the laws with every codec, in both directions, in place and to a new key. */
class ConvertTest implements StepLaws {
    @Override
    public int floor() {
        return 10;
    }

    @Override
    public List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        codecs().flatMap(codec -> Stream.of(codec, codec.reversed())).forEach(codec -> {
            if (codec.sides() != Codec.Sides.ALIKE) {
                subjects.add(Subject.of(Given.convert("http.value", codec)));
            }
            subjects.add(Subject.of(Given.convert("old.value", "young.value", codec)));
        });
        for (IfOccupied ifOccupied : IfOccupied.values()) {
            subjects.add(Subject.of(Given.convert("value", "value.ms", Codecs.millisToDuration(), ifOccupied)));
            subjects.add(Subject.of(Given.convert("a.list", "a.items", Codecs.csvToList(), ifOccupied)));
            subjects.add(Subject.of(Given.convert("json", "table", Codecs.jsonToTable(), ifOccupied)));
        }
        return subjects;
    }

    /** JSON text has the order of the table. */
    @Override
    public Set<Law> exempt(Subject subject) {
        return subject.toString().contains("table-to-json") ? Set.of(Law.PURE) : Set.of();
    }

    private static Stream<Codec> codecs() {
        return Stream.of(
                Codecs.millisToDuration(),
                Codecs.secondsToDuration(),
                Codecs.bytesToSize(),
                Codecs.wordsToBoolean("yes", "no"),
                Codecs.csvToList(),
                Codecs.csvToList(';'),
                Codecs.textToBase64(),
                Codecs.numberToText(),
                Codecs.jsonToTable(),
                Codecs.caseStyle(CaseStyle.KEBAB, CaseStyle.CAMEL),
                Codecs.caseStyle(CaseStyle.SNAKE, CaseStyle.PASCAL),
                Codecs.caseStyle(CaseStyle.PASCAL, CaseStyle.UPPER_SNAKE),
                Codecs.enumMap(Map.of("debug", "verbose", "info", "normal")),
                Codecs.enumMap(
                        List.of(Map.entry(Value.of(1), Value.of(true)), Map.entry(Value.of(0), Value.of(false)))));
    }
}
