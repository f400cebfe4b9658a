/**
 * The YAML format. {@link dev.keyturn.files.yaml.YamlFormat} is the door; {@code TreeReader} makes a tree of {@code Node}s
 * with the exact places of everything, {@code SettingsReader} makes settings of it, {@code YamlEdit} edits the text by it.
 *
 * <p>Values are typed by the core schema of YAML 1.2: unquoted {@code yes}, {@code no}, {@code on}, {@code off}, {@code y}
 * and {@code n} are text here, and booleans for a program whose library still follows YAML 1.1. So are {@code 012} (ten, not
 * twelve), {@code 1_000}, {@code 12:30} and dates. What is written here is quoted where the two would differ.
 */
@NullMarked
package dev.keyturn.files.yaml;

import org.jspecify.annotations.NullMarked;
