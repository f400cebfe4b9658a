package dev.keyturn.files.comments;

import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the comments of an entry stand.
 *
 * @param above where the lines above it begin
 * @param line where its own line begins
 * @param trail where the blanks in front of the comment on its line begin; the end of the line where there is none
 * @param end the end of its line
 */
record Spot(int above, int line, int trail, int end) {
    List<Splice> without(String text) {
        List<Splice> splices = new ArrayList<>();
        if (above < line) {
            splices.add(new Splice(above, text.substring(above, line), ""));
        }
        if (trail < end) {
            splices.add(new Splice(trail, text.substring(trail, end), ""));
        }
        return splices;
    }
}
