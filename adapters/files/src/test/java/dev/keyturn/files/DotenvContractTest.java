package dev.keyturn.files;

import dev.keyturn.files.dotenv.DotenvFormat;

/** The contracts over a .env file. They try nested keys, which are names with dots in it. */
class DotenvContractTest extends FormatContract {
    DotenvContractTest() {
        super(new Dotted(new DotenvFormat()), "");
    }
}
