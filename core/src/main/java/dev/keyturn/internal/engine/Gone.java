package dev.keyturn.internal.engine;

import dev.keyturn.settings.Settings;
import java.util.List;

/**
 * What the journal says is applied, and the settings say is to be done.
 *
 * @param returned what is no longer in the settings, because older ones were put in their place
 * @param late what found nothing to take away when it ran, and does now
 * @param ids both, in the order of the journal
 */
record Gone(List<String> returned, List<String> late, List<String> ids) {
    static Gone of(Wiring wiring, History history, Settings settings) {
        List<String> returned = Returned.of(history, settings);
        List<String> late = Late.of(wiring, history, settings, returned);
        List<String> ids = history.applied().stream()
                .map(Applied::id)
                .filter(id -> returned.contains(id) || late.contains(id))
                .toList();
        return new Gone(returned, late, ids);
    }

    boolean has(String id) {
        return ids.contains(id);
    }
}
