/**
 * .env files. Start reading at {@link dev.keyturn.files.dotenv.DotenvFormat}.
 *
 * <p>Programs disagree about such files. This is the dialect here, which is what Docker Compose and python-dotenv make of
 * them, and mostly what a shell does:
 *
 * <ul>
 *   <li>A line is blank, a comment that begins with {@code #}, or an entry: {@code NAME=value}, possibly with {@code export}
 *       in front and with blanks around the name and the equals sign. A name has letters, digits, {@code _}, {@code .} and
 *       {@code -}, and is one segment of a key as it is: a dot in it does not lead into a table. Each name comes once.
 *   <li>A value without quotes goes to the end of the line, without the blanks there. A {@code #} with a blank in front of it
 *       begins a comment. Nothing else in it is special, a backslash included. It cannot begin with a backtick.
 *   <li>A value in single quotes is what stands between them, line ends included. No backslash stands in front of the quote
 *       that ends it, because programs disagree whether it does then.
 *   <li>In double quotes, {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code \$} stand for one character; any other
 *       backslash is itself. Line ends may stand there, too.
 *   <li>Behind the closing quote there is nothing but blanks and a comment.
 *   <li><code>${NAME}</code> is kept as text, and nothing is put in its place.
 * </ul>
 *
 * <p>What is written anew is written so that as many programs as possible agree about it. A value keeps its quotes where it
 * can; <code>${</code> in a value that was not in single quotes stays a reference, and any other dollar sign is one itself.
 */
@NullMarked
package dev.keyturn.files.dotenv;

import org.jspecify.annotations.NullMarked;
