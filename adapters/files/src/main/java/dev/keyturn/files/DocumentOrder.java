package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Which documents of a folder are migrations, in which order: that of the list, where there is one, or that of their names.
 *
 * @param documents the names of the files
 * @param isListed whether a list says so
 * @param problems what is wrong with the list
 */
record DocumentOrder(List<String> documents, boolean isListed, List<Problem> problems) {
    private static final String LIST = DocumentFolder.LIST;

    static DocumentOrder of(DocumentFolder folder) {
        FileContent list = folder.documents().get(LIST);
        if (list == null) {
            return new DocumentOrder(List.copyOf(folder.documents().keySet()), false, List.of());
        }
        List<String> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        int number = 0;
        for (String text : list.text().replace("\uFEFF", "").lines().toList()) {
            number++;
            String name = text.strip();
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            Origin origin = Origin.of(folder.origin(LIST), number, 1);
            if (documents.contains(name)) {
                problems.add(Problem.of(origin, Key.root(), name + " is listed twice", "each migration once"));
            } else if (name.equals(LIST) || !folder.documents().containsKey(name)) {
                problems.add(Problem.of(
                        origin,
                        Key.root(),
                        "there is no migration " + name + " beside the list",
                        "the name of a file in the same folder, with the ending of a format"));
            } else {
                documents.add(name);
            }
        }
        folder.documents().keySet().stream()
                .filter(name -> !name.equals(LIST) && !documents.contains(name))
                .map(name -> Problem.of(
                                Origin.of(folder.origin(name)),
                                Key.root(),
                                "it is not in " + LIST,
                                "a line for every migration in the folder")
                        .hint("add its name where it is to run, or remove the file"))
                .forEach(problems::add);
        return new DocumentOrder(List.copyOf(documents), true, List.copyOf(problems));
    }
}
