package dev.keyturn.files.hocon;

import dev.keyturn.files.NoticeList;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.files.hocon.Node.Brackets;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Node.Joined;
import dev.keyturn.files.hocon.Node.Member;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import java.util.List;

/** Where a text includes other files. */
final class Includes {
    private final Lines lines;
    private final NoticeList notices = new NoticeList();

    private Includes(Lines lines) {
        this.lines = lines;
    }

    /** That there are includes, each with its place. */
    static List<Problem> notices(Lines lines, Braces whole) {
        Includes includes = new Includes(lines);
        if (lines.text().contains("include")) {
            includes.visit(whole);
        }
        return includes.notices.list();
    }

    private void visit(Node node) {
        if (node instanceof Braces object) {
            object.members().forEach(this::visit);
        } else if (node instanceof Brackets list) {
            list.items().forEach(this::visit);
        } else if (node instanceof Joined joined) {
            joined.parts().forEach(this::visit);
        }
    }

    private void visit(Member member) {
        if (member instanceof Field field) {
            visit(field.value());
        } else {
            notices.add(Problem.of(
                    lines.origin(member.start()),
                    Key.root(),
                    "the file that it includes is neither read nor changed with this one",
                    "a source of its own for a file that is to be migrated too"));
        }
    }
}
