package dev.keyturn.review.lint;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;

/**
 * One thing that was found. It shows no value.
 *
 * @param rule what was looked for
 * @param where where it is
 * @param what what is so
 * @param advice what to do
 */
public record Finding(Rule rule, Where where, String what, String advice) {

    /** How much it matters. */
    public Severity severity() {
        return rule.severity();
    }

    /**
     * Where something is: in a migration, or at a setting.
     *
     * @param migration the id of the migration; empty where it is about a setting
     * @param step the number of the step, from 1; 0 where it is about the whole
     * @param origin where the setting was read, or the file of a migration that cannot be read
     * @param key the key; the root where it is about no key
     */
    public record Where(String migration, int step, Origin origin, Key key) {
        static Where in(String migration, int step, Key key) {
            return new Where(migration, step, Origin.unknown(), key);
        }

        static Where in(String migration) {
            return in(migration, 0, Key.root());
        }

        static Where at(Origin origin, Key key) {
            return new Where("", 0, origin, key);
        }

        /** As tables show it: {@code 2026-11-datasource, step 2: db.url}, {@code application.yaml:12:3: db.url}. */
        @Override
        public String toString() {
            String place = migration.isEmpty() ? origin.toString() : migration + (step == 0 ? "" : ", step " + step);
            return key.isRoot() ? place : place + ": " + key;
        }
    }
}
