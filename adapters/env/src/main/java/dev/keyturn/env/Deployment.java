package dev.keyturn.env;

import dev.keyturn.spi.Instructions;

/**
 * The forms in which instructions are handed to whoever sets the variables.
 *
 * <p>No secret is in any of them: where a form needs a value that is secret, it has a place for it and a sentence. Other values are in
 * them.
 */
public enum Deployment {
    /**
     * Commands for a POSIX shell, to be sourced by the script that starts the program. A second run of them does nothing, but where
     * variables change places. A secret that has to be set first stops the script.
     */
    SHELL,
    /** Entries for a .env file in the place of the old ones, which comments name. */
    DOTENV,
    /** A drop-in for a unit of systemd. */
    SYSTEMD,
    /** The {@code env:} of a container in a strategic merge patch, as {@code kubectl patch} and Kustomize take it. */
    KUBERNETES,
    /** A form for programs. */
    JSON;

    /** The instructions in this form. */
    public String render(Instructions instructions) {
        return switch (this) {
            case SHELL -> Shell.render(instructions);
            case DOTENV -> Dotenv.render(instructions);
            case SYSTEMD -> Systemd.render(instructions);
            case KUBERNETES -> Kubernetes.render(instructions);
            case JSON -> instructions.toJson();
        };
    }
}
