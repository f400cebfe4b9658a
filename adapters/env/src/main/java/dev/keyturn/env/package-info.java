/**
 * Settings in environment variables. Start reading at {@link dev.keyturn.env.EnvironmentSource}.
 *
 * <p>{@link dev.keyturn.env.Naming} says which variable a setting has; {@code Meanings} reads variables as settings by it, and {@code
 * Told} writes down what an edit asks for. {@link dev.keyturn.env.Deployment} has the forms in which that is handed to whoever
 * sets the variables, a class for each.
 */
@NullMarked
package dev.keyturn.env;

import org.jspecify.annotations.NullMarked;
