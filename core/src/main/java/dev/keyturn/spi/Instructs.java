package dev.keyturn.spi;

/**
 * A source that cannot be written from here, and says instead what whoever can has to do: the environment of a process, a
 * ConfigMap, a vault. Its {@link SettingsSource#capabilities} say that it is not writable.
 *
 * <p>A migration of it writes nothing and notes nothing. Its report has the instructions; when the place has followed them, the
 * next run finds the new settings there, and notes that. Going back is the same in the other direction.
 *
 * <p>To write one: give every value an {@link dev.keyturn.settings.Origin} of its own, so that an edit tells what only got another
 * name ({@code change.after()} has the origin that the value had before), and be sure that the place, once it has followed, is
 * read as the edit says; refuse what would not be.
 */
public interface Instructs {
    /**
     * What this edit comes to. Nothing is changed.
     *
     * @param read what the settings were read with: it names the keys that may be meant
     * @param edit the changes, all of them together, with the origins that the values were read with
     * @return one for each name that changes, with all values; whoever asked takes the secret ones out before anybody sees them
     * @throws dev.keyturn.settings.RefusedException if the place has no name for a setting, or could not be read back
     */
    Instructions instructions(Selection read, Edit edit);
}
