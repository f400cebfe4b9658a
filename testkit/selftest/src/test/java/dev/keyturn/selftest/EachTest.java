package dev.keyturn.selftest;

import static dev.keyturn.selftest.Given.add;
import static dev.keyturn.selftest.Given.convert;
import static dev.keyturn.selftest.Given.eachIn;
import static dev.keyturn.selftest.Given.eachOf;
import static dev.keyturn.selftest.Given.join;
import static dev.keyturn.selftest.Given.remove;
import static dev.keyturn.selftest.Given.rename;
import static dev.keyturn.selftest.Given.split;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;

/** Each keeps the laws, whatever its steps are. */
class EachTest implements StepLaws {
    @Override
    public List<Subject> subjects() {
        return Given.bare(
                eachOf("servers", "name", rename("url", "address")),
                eachOf("app.servers", "name", convert("timeout", Codecs.millisToDuration())),
                eachOf("servers", "meta.id", rename("url", "http.url"), remove("flag")),
                eachOf("servers", "name", split("address", Codecs.hostPort(), IfOccupied.REFUSE, "host", "port")),
                eachOf("servers", "name", add("weight", Value.of(1)), convert("tags", Codecs.csvToList())),
                eachOf("regions.*.servers", "name", rename("url", "address")),
                eachIn("tenants", rename("db.url", "url")),
                eachIn("tenants", join("address", Codecs.hostPort(), IfOccupied.REFUSE, "host", "port")),
                eachIn("tenants", eachIn("users", rename("mail", "email"))),
                eachIn("regions", eachOf("servers", "name", convert("size", Codecs.bytesToSize()))),
                eachIn("regions.*.zones", remove("flag")));
    }
}
