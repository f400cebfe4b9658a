package dev.keyturn.env;

import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which variable a setting has, and which setting a variable means. The first is certain; the second often is not, because {@code
 * A_B} may be {@code a.b} or {@code a_b}: then the keys that migrations name decide.
 */
public interface Naming {
    /**
     * The variables that a setting is read from: the first of them that is there.
     *
     * @return empty if no variable can be called so
     */
    List<String> variables(Key key);

    /** The variable that a setting gets which has none yet. */
    default Optional<String> variable(Key key) {
        return variables(key).stream().findFirst();
    }

    /** The setting that a variable means, as far as its name tells; nothing if it is no setting. */
    Optional<Key> key(String variable);

    /** What stands between the name of a setting and what is below it; empty if nothing is ever below one. */
    default String separator() {
        return "_";
    }

    /** Whether {@code Path} and {@code PATH} are one variable. On Windows they always are. */
    default boolean ignoresCase() {
        return false;
    }

    /**
     * As Spring Boot binds them: {@code spring.main.log-startup-info} is {@code SPRING_MAIN_LOGSTARTUPINFO}, and {@code
     * servers[0].host} is {@code SERVERS_0_HOST}. Dots become {@code _}, dashes go, letters become capitals; with {@code _} in the
     * place of dashes, or in small letters, it is read, too.
     */
    static Naming relaxed() {
        return new Relaxed();
    }

    /**
     * As MicroProfile Config reads them: the key as it is; or with {@code _} in the place of all but letters and digits; or that in
     * capitals, which is how new ones are called.
     */
    static Naming microProfile() {
        return new MicroProfile();
    }

    /** The variable is the key, one name as it stands: {@code DB_URL} is {@code DB_URL}, as in a .env file. */
    static Naming exact() {
        return new Exact();
    }

    /** Names with a text between them that is in none of them: with {@code __}, {@code db.max_size} is {@code DB__MAX_SIZE}. */
    static Naming separatedBy(String separator) {
        return new Separated(separator);
    }

    /** Any other rule: the variable of a key, and the key of a variable. */
    static Naming of(Function<Key, Optional<String>> variable, Function<String, Optional<Key>> key) {
        return new Naming() {
            @Override
            public List<String> variables(Key of) {
                return variable.apply(of).stream().toList();
            }

            @Override
            public Optional<Key> key(String of) {
                return key.apply(of);
            }

            @Override
            public String separator() {
                return "";
            }
        };
    }
}
