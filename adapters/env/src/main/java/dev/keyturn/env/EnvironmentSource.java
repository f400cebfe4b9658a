package dev.keyturn.env;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Segment;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings in environment variables: those of this process, or any map.
 *
 * <pre>{@code
 * EnvironmentSource environment = EnvironmentSource.process().named(Naming.relaxed()).prefixed("APP_");
 * Migrator migrator = Migrator.of(environment).with(DATASOURCE).directory(Path.of("state")).build();
 * System.out.println(Deployment.SHELL.render(migrator.migrate().instructions()));
 * }</pre>
 *
 * <p>A process cannot change the variables that it will be started with. So nothing is written: a plan and a migration say which
 * variables to rename, set and drop, and {@code verify} says whether that is done. Until it is, {@code migrator.at(shape)} reads the
 * settings under their old names and under their new ones. When the variables have followed, the next {@code migrate} notes it. What
 * was dropped does not come back with a rollback, since nobody kept it; everything else does, as it is then. The journal needs a
 * place, such as a directory; without one all of this works but the way back.
 *
 * <p><b>Which variable is which setting</b> says the {@link Naming}. A variable may mean several keys. It means the one that a
 * migration names, be it of the program or of the journal, or {@link #knowing} does; where these name several, reading is refused
 * until {@link #meaning} says which. Of several variables for one setting, the one that the naming prefers is read, and a notice names
 * the others. All variables are text, and an empty one is a setting, whose text is empty.
 *
 * <p>It is immutable, but for the map under it, which may change between two reads.
 */
public final class EnvironmentSource implements SettingsSource, Instructs {
    private final String name;
    private final Map<String, String> variables;
    private final Rules rules;

    private EnvironmentSource(String name, Map<String, String> variables, Rules rules) {
        this.name = name;
        this.variables = variables;
        this.rules = rules;
    }

    /** The variables of this process, named as Spring Boot does. */
    public static EnvironmentSource process() {
        return of("environment", System.getenv());
    }

    /**
     * Other variables, named as Spring Boot does.
     *
     * @param name what users call the place
     * @param variables the variables; each read looks at them anew
     */
    public static EnvironmentSource of(String name, Map<String, String> variables) {
        return new EnvironmentSource(name, variables, new Rules(Naming.relaxed(), "", List.of(), Map.of()));
    }

    /** The same with other names for settings. */
    public EnvironmentSource named(Naming naming) {
        return new EnvironmentSource(
                name, variables, new Rules(naming, rules.prefix(), rules.known(), rules.meanings()));
    }

    /** The same with a text in front of all variables, such as {@code APP_}; those without it are no settings. */
    public EnvironmentSource prefixed(String prefix) {
        return new EnvironmentSource(
                name, variables, new Rules(rules.naming(), prefix, rules.known(), rules.meanings()));
    }

    /** The same where these settings may be meant, beside those that migrations name. */
    public EnvironmentSource knowing(String... keys) {
        List<Key> known = new ArrayList<>(rules.known());
        Stream.of(keys).map(Key::of).forEach(known::add);
        return new EnvironmentSource(
                name, variables, new Rules(rules.naming(), rules.prefix(), known, rules.meanings()));
    }

    /** The same where a variable, prefix included, means this setting and no other. */
    public EnvironmentSource meaning(String variable, String key) {
        Map<String, Key> meanings = new LinkedHashMap<>(rules.meanings());
        meanings.put(variable, Key.of(key));
        return new EnvironmentSource(
                name, variables, new Rules(rules.naming(), rules.prefix(), rules.known(), meanings));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Snapshot read(Selection selection) {
        return Meanings.of(name, variables, rules.knowing(known(selection))).snapshot();
    }

    private Set<Key> known(Selection selection) {
        Set<Key> known = new LinkedHashSet<>(rules.known());
        selection.patterns().stream()
                .flatMap(pattern -> pattern.key().stream())
                .filter(EnvironmentSource::isPossible)
                .forEach(known::add);
        return known;
    }

    /** There are no lists among variables, so that no element of one is meant. */
    private static boolean isPossible(Key key) {
        return !key.isRoot() && key.segments().stream().allMatch(Segment.Name.class::isInstance);
    }

    @Override
    public Instructions instructions(Selection read, Edit edit) {
        Set<Key> known = known(read);
        edit.changes().list().forEach(change -> known.add(change.key()));
        return new Told(name, variables, rules.knowing(known)).instructions(edit.changes());
    }

    /** Nobody can change the variables that a process was started with. */
    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        throw new SourceException(Problem.of(
                        Origin.of(name),
                        Key.root(),
                        "environment variables cannot be written from here",
                        "a place that can be written")
                .hint("set them where the program is started; a plan says which"));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(false, false, false, true, false);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
