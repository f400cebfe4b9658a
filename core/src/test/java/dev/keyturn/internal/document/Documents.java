package dev.keyturn.internal.document;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyturn.Migration;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Documents in YAML as settings with their places, the schema's opinion of them, and the repository's own pages. */
final class Documents {
    private static final String FILE = "migration.yaml";
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Migration.schema(), InputFormat.JSON);

    private Documents() {}

    static Settings yaml(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setLabel(FILE)
                .build();
        Node root = new Compose(settings).composeString(text).orElseThrow();
        return Settings.of((Table) value(root));
    }

    private static Value value(Node node) {
        Origin origin = node.getStartMark()
                .map(mark -> Origin.of(FILE, mark.getLine() + 1, mark.getColumn() + 1))
                .orElseThrow();
        if (node instanceof SequenceNode list) {
            return Value.of(list.getValue().stream().map(Documents::value).toList())
                    .withOrigin(origin);
        }
        if (node instanceof MappingNode map) {
            Table.Builder table = Table.builder().origin(origin);
            for (NodeTuple entry : map.getValue()) {
                table.put(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode()));
            }
            return table.build();
        }
        return scalar((ScalarNode) node).withOrigin(origin);
    }

    private static Value scalar(ScalarNode node) {
        String text = node.getValue();
        if (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT)) {
            return Num.of(text);
        }
        if (node.getTag().equals(Tag.BOOL)) {
            return new Bool(text.equalsIgnoreCase("true"), Origin.unknown());
        }
        return node.getTag().equals(Tag.NULL) ? Value.ofNull() : Value.of(text);
    }

    static Migration read(String yaml) {
        return Migration.read(yaml(yaml), CodecRegistry.builtIn());
    }

    static Migration fromJson(String json) {
        return Migration.fromJson(json, CodecRegistry.builtIn());
    }

    /** A document with these steps, one a line or several lines each. */
    static String withSteps(String steps) {
        return "id: m\nowner: o\nexpect: e\nrollback: r\nsteps:\n" + steps.indent(2);
    }

    /** What the schema has to say against the document. */
    static List<String> schemaSays(String json) {
        return SCHEMA.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** All problems of a document, as a user reads them. */
    static List<String> problems(Settings document) {
        try {
            Migration.read(document, CodecRegistry.builtIn());
            return List.of();
        } catch (RefusedException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    /** A page of the repository, wherever the tests run in it. */
    static String page(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(name))) {
            folder = folder.getParent();
        }
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
