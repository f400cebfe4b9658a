CREATE TABLE "tenants" ("name" VARCHAR(200) PRIMARY KEY, "val" VARCHAR(2000));
INSERT INTO "tenants" VALUES ('db.url', 'jdbc:postgresql://db-1.internal:5432/tenants');
INSERT INTO "tenants" VALUES ('db.user', 'tenants');
INSERT INTO "tenants" VALUES ('http.timeout', '1000');
INSERT INTO "tenants" VALUES ('theme', 'dark');
