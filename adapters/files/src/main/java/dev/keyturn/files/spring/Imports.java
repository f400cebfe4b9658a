package dev.keyturn.files.spring;

import dev.keyturn.files.NoticeList;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.List;

/** {@code spring.config.import}: other files, and services, that Spring Boot reads in addition. */
public final class Imports {
    private static final String IMPORT = "spring.config.import";

    private Imports() {}

    /** That there are imports, each with its place. */
    public static List<Problem> notices(Settings settings) {
        NoticeList notices = new NoticeList();
        Bound.at(settings.root(), IMPORT)
                .forEach(found -> notices.add(Problem.of(
                        found.value().origin(),
                        found.key(),
                        "what it imports is neither read nor changed with this file",
                        "a source of its own for what is to be migrated too")));
        return notices.list();
    }
}
