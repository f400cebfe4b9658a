package dev.keyturn.files;

import dev.keyturn.files.dotenv.DotenvFormat;
import dev.keyturn.spi.format.SettingsFormat;

/** The contracts over .env files. */
class DotenvContractTest extends FormatContract {
    DotenvContractTest() {
        super(new DotenvFormat(), "", """
                # where the data is
                DB_URL=jdbc:x

                export DB_USER = two words # shared
                DB_PASSWORD='x # y'
                """, """
                A="q\\n\\"\u00e4"
                  B=
                C='1
                2'
                D=${A} # refers
                # the end
                """);
    }

    /** Its keys are names without dots, and what the contracts of sources nest are names with dots in it. */
    @Override
    SettingsFormat forFiles() {
        return new Dotted(format());
    }
}
