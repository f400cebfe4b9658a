package dev.keyturn.files;

import dev.keyturn.files.properties.PropertiesFormat;

/** The contracts over .properties files. */
class PropertiesContractTest extends FormatContract {
    PropertiesContractTest() {
        super(new PropertiesFormat(), "", """
                # where the data is
                db.url = jdbc:x
                db.user : shop
                ! milliseconds
                http.timeout 3000

                logging.level=info
                logging.level.web=debug
                """, """
                a\\ b=\\=c
                  lines = one \\
                     two \\
                     three
                none=
                alone
                # \u00e4
                text:\\u00e9\\t\u00e4\ud83d\ude00
                """);
    }
}
