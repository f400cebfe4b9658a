package dev.keyturn.internal.engine;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.JointEntry;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.Transacts;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Migrates several sources of one store in one transaction, where there is nothing unusual about them: what is read is read of
 * all at once, each is planned as it would be by itself, and what all announce and confirm is one entry. The others are left to
 * {@link Engine}, which says what is unusual.
 */
public final class Jointly {
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final HoldsMany<?> store;
    private final Which which;

    /** Migrations as they are stored: thousands have the same ones. */
    private final IdentityHashMap<Description, Table> known = new IdentityHashMap<>();

    /** For what was asked for of these migrations. */
    public Jointly(HoldsMany<?> store, Which which) {
        this.store = store;
        this.which = which;
    }

    /** One of the sources, with all that a run on it works with. */
    public record One(String whose, Wiring wiring) {
        @Override
        public boolean equals(Object o) {
            return o instanceof One other && whose.equals(other.whose);
        }

        @Override
        public int hashCode() {
            return whose.hashCode();
        }
    }

    /**
     * A migration that was done.
     *
     * @param id its id
     * @param keys how many keys it changed
     * @param why why it was to be done
     */
    public record Did(String id, int keys, Forward.Why why) {}

    /** Whether a run on this source does nothing that cannot be done for many at once. */
    public static boolean isFor(Wiring wiring) {
        return wiring.backups().isEmpty()
                && wiring.listeners().isEmpty()
                && !Instructing.isFor(wiring)
                && wiring.source().ability(KeepsLayout.class).isEmpty()
                && wiring.source().ability(KeepsContent.class).isEmpty()
                && wiring.source()
                        .ability(Transacts.class)
                        .filter(own -> own.journal().equals(wiring.journal()))
                        .isPresent();
    }

    /** One that is being migrated. */
    private static final class Member {
        private final One one;
        private final Forward.Outcome outcome;
        private final Stored stored;
        private final long first;
        private long number;
        private String parent;

        Member(
                One one,
                History history,
                Settings settings,
                Forward.Outcome outcome,
                IdentityHashMap<Description, Table> known) {
            this.one = one;
            this.outcome = outcome;
            this.stored = new Stored(
                    one.wiring().secretsIn(history, settings), one.wiring().vault(), known);
            this.first = history.entries().size() + 1L;
            this.number = first;
            this.parent = history.head();
        }

        List<Did> did() {
            return outcome.todo().stream()
                    .map(todo ->
                            new Did(todo.migration().id(), todo.changes().list().size(), todo.why()))
                    .toList();
        }

        /** From here on, the next entry comes behind this one. */
        void add(JointEntry entry, JointEntry.Part part, boolean isLast) {
            number += entry.kind() == Entry.Kind.INTENT ? 2 : 1;
            if (!isLast) {
                List<Entry> added = entry.entries(part);
                parent = added.get(added.size() - 1).checksum();
            }
        }
    }

    /**
     * Migrates them, all of it as one.
     *
     * @return what was done for each, nothing included; those who are not in it have to be done by themselves, and nothing was
     *     written for them
     */
    public Map<One, List<Did>> migrate(List<One> ones) {
        try {
            Map<One, List<Did>> done = store.atomically(() -> migrated(ones));
            long changed = done.values().stream().filter(did -> !did.isEmpty()).count();
            if (changed > 0) {
                LOG.log(System.Logger.Level.INFO, "written {0}: {1} of its sources at once", store.name(), changed);
            }
            return done;
        } catch (RefusedException | SourceException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: {1} sources could not be done at once, and are done one by one: {2}",
                    store.name(),
                    ones.size(),
                    failed.getMessage());
            return Map.of();
        }
    }

    private Map<One, List<Did>> migrated(List<One> ones) {
        Map<One, History> histories = histories(ones);
        Map<String, Settings> settings = settings(histories);
        List<Member> members = new ArrayList<>();
        histories.forEach((one, history) -> Optional.ofNullable(settings.get(one.whose()))
                .flatMap(there -> member(one, history, there))
                .ifPresent(members::add));
        write(members);
        Map<One, List<Did>> done = new LinkedHashMap<>();
        members.forEach(member -> done.put(member.one, member.did()));
        return done;
    }

    /** The journals, without those with something unfinished, or damaged. */
    private Map<One, History> histories(List<One> ones) {
        Map<String, List<Entry>> journals =
                store.journals(ones.stream().map(One::whose).toList());
        Map<One, History> histories = new LinkedHashMap<>();
        for (One one : ones) {
            List<Entry> entries = journals.get(one.whose());
            if (entries != null) {
                try {
                    History history = History.of(
                            entries, one.wiring().codecs(), one.wiring().vault());
                    if (history.unfinished().isEmpty()) {
                        histories.put(one, history);
                    }
                } catch (SourceException damaged) {
                    // by itself it says what is wrong
                }
            }
        }
        return histories;
    }

    /** The settings of those whose history is known, each as far as it needs them. */
    private Map<String, Settings> settings(Map<One, History> histories) {
        Map<Selection, List<String>> parts = new LinkedHashMap<>();
        Map<List<?>, Selection> ofNew = new HashMap<>();
        histories.forEach((one, history) -> {
            Selection needed = history.entries().isEmpty()
                    ? ofNew.computeIfAbsent(
                            one.wiring().migrations(),
                            migrations -> one.wiring().needed(history))
                    : one.wiring().needed(history);
            parts.computeIfAbsent(needed, part -> new ArrayList<>()).add(one.whose());
        });
        Map<String, Settings> settings = new HashMap<>();
        parts.forEach((part, whose) -> settings.putAll(store.settings(whose, part)));
        return settings;
    }

    /** One for which there is nothing but migrations to do; nothing, if there is anything unusual. */
    private Optional<Member> member(One one, History history, Settings settings) {
        if (settings.isEmpty() && !history.entries().isEmpty()) {
            return Optional.empty(); // it may have been emptied, which takes another look
        }
        try {
            one.wiring().limits().check(settings, one.wiring().source().name());
            Forward.Outcome outcome = Forward.plan(one.wiring(), history, settings, which);
            boolean isUsual = outcome.problems().isEmpty()
                    && outcome.notices().isEmpty()
                    && outcome.returned().isEmpty();
            return isUsual ? Optional.of(new Member(one, history, settings, outcome, known)) : Optional.empty();
        } catch (RefusedException refused) {
            return Optional.empty();
        }
    }

    private void write(List<Member> members) {
        List<Member> busy = members;
        for (int index = 0; !busy.isEmpty(); index++) {
            int turn = index;
            busy = busy.stream()
                    .filter(member -> member.outcome.todo().size() > turn)
                    .toList();
            Map<Shared, List<Draft>> alike = new LinkedHashMap<>();
            for (Member member : busy) {
                draft(member, member.outcome.todo().get(turn), alike);
            }
            alike.forEach((shared, drafts) -> write(shared, drafts, turn));
        }
    }

    /** What several entries have in common, so that they can be one. */
    private record Shared(Entry.Kind kind, Table body) {}

    /** What is one's own of an entry. */
    private record Draft(Member member, JointEntry.Part part, Changes changes) {}

    private static void draft(Member member, Forward.Todo todo, Map<Shared, List<Draft>> alike) {
        Table shared = Table.empty();
        Table own = Table.empty();
        Table body = Engine.body(todo, member.stored);
        for (String name : body.names()) {
            Value value = body.get(name).orElseThrow();
            boolean isOwn = name.equals(Body.RESIDUES) || name.equals(Body.CHANGES);
            own = isOwn ? own.with(name, value) : own;
            shared = isOwn ? shared : shared.with(name, value);
        }
        if (member.number > member.first) {
            own = own.with(Body.RUN, Value.of(member.first));
        }
        Entry.Kind kind = todo.changes().isEmpty() ? Entry.Kind.BASELINE : Entry.Kind.INTENT;
        JointEntry.Part part = new JointEntry.Part(member.one.whose(), member.number, member.parent, own);
        alike.computeIfAbsent(new Shared(kind, shared), same -> new ArrayList<>())
                .add(new Draft(member, part, todo.changes()));
    }

    private void write(Shared shared, List<Draft> drafts, int turn) {
        Wiring wiring = drafts.get(0).member().one.wiring();
        JointEntry entry = new JointEntry(
                wiring.clock().instant(),
                shared.kind(),
                shared.body(),
                drafts.stream().map(Draft::part).toList());
        Map<String, Changes> changes = new LinkedHashMap<>();
        drafts.stream()
                .filter(draft -> !draft.changes().isEmpty())
                .forEach(draft -> changes.put(draft.part().whose(), draft.changes()));
        store.write(entry, changes);
        for (Draft draft : drafts) {
            draft.member()
                    .add(entry, draft.part(), draft.member().outcome.todo().size() == turn + 1);
        }
    }
}
