package dev.keyturn.selftest.spi;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * What came of the tests of a class, by their names.
 *
 * @param succeeded those that are green
 * @param skipped those that were begun and not finished, each with the reason that it gave
 * @param failed those that failed, each with its message
 */
record Trial(Set<String> succeeded, Map<String, String> skipped, Map<String, String> failed) {
    static Trial of(Class<?> tried) {
        Events events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tried))
                .execute()
                .testEvents();
        Set<String> succeeded = new TreeSet<>();
        events.succeeded().stream()
                .forEach(event -> succeeded.add(event.getTestDescriptor().getDisplayName()));
        return new Trial(succeeded, messages(events.aborted()), messages(events.failed()));
    }

    private static Map<String, String> messages(Events events) {
        Map<String, String> messages = new TreeMap<>();
        for (Event event : events.list()) {
            String message = event.getRequiredPayload(TestExecutionResult.class)
                    .getThrowable()
                    .map(Throwable::getMessage)
                    .orElse("");
            // JUnit puts this before the reason of an assumption
            messages.put(event.getTestDescriptor().getDisplayName(), message.replaceFirst("^Assumption failed: ", ""));
        }
        return messages;
    }
}
