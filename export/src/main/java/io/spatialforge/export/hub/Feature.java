package io.spatialforge.export.hub;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The type of a column, as DuckDB, the {@code datasets} library and a dataset card call it.
 *
 * <p>In a Parquet footer a list is written as {@code [type]}, the way {@code datasets} wrote it up to version 3. Version 4
 * writes {@code {"feature": …, "_type": "List"}} and still reads the old way, whereas older versions, which several
 * trainers pin, fail at the new one.
 */
sealed interface Feature {

    Feature STRING = new Text();
    Feature INT32 = new Number("int32", "INTEGER", 4);
    Feature FLOAT64 = new Number("float64", "DOUBLE", 8);
    Feature IMAGE = new Picture();

    static Feature list(Feature of) {
        return new Sequence(of);
    }

    static Feature struct(Field... fields) {
        return new Struct(List.of(fields));
    }

    /** A type that our files do not have. */
    static Feature unknown(JsonNode written) {
        return new Unknown(written.isString() ? written.asString() : written.toString());
    }

    /** The type in DuckDB's SQL. */
    String sql();

    /** The type as a structure that DuckDB's {@code from_json} takes. */
    String structure();

    /**
     * SQL for the bytes that a value takes in Arrow's layout, without the bitmap of nulls.
     *
     * @param value SQL of the value
     */
    String bytes(String value);

    /** For people: {@code list of string}. */
    String words();

    /** Writes the value of {@code features} in a Parquet footer. */
    void footer(JsonGenerator json);

    /** Writes what follows {@code name} in the front matter of a card: {@code dtype}, {@code list} or {@code struct}. */
    void card(JsonGenerator yaml);

    /** A named part of a struct, or a column. */
    record Field(String name, Feature type) {}

    /** A plain value: what {@code datasets} calls a {@code Value}. */
    sealed interface Value extends Feature {

        /** As {@code datasets} calls it, which is Arrow's name. */
        String dtype();

        @Override
        default String words() {
            return dtype();
        }

        @Override
        default String structure() {
            return '"' + sql() + '"';
        }

        @Override
        default void footer(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("dtype", dtype());
            json.writeStringProperty("_type", "Value");
            json.writeEndObject();
        }

        @Override
        default void card(JsonGenerator yaml) {
            yaml.writeStringProperty("dtype", dtype());
        }
    }

    /** A text. */
    record Text() implements Value {
        @Override
        public String dtype() {
            return "string";
        }

        @Override
        public String sql() {
            return "VARCHAR";
        }

        @Override
        public String bytes(String value) {
            return "4 + coalesce(strlen(" + value + "), 0)";
        }
    }

    /**
     * A number.
     *
     * @param size in bytes
     */
    record Number(String dtype, String sql, int size) implements Value {
        @Override
        public String bytes(String value) {
            return Integer.toString(size);
        }
    }

    /** Any number of the same type. */
    record Sequence(Feature of) implements Feature {
        @Override
        public String words() {
            return "list of " + of.words();
        }

        @Override
        public String structure() {
            return '[' + of.structure() + ']';
        }

        @Override
        public String sql() {
            return of.sql() + "[]";
        }

        @Override
        public String bytes(String value) {
            if (of instanceof Number number) {
                return "4 + coalesce(" + number.size() + " * len(" + value + "), 0)";
            }
            String element = "e" + value.length();
            return "4 + coalesce(list_sum(list_transform(" + value + ", lambda " + element + ": " + of.bytes(element)
                    + ")), 0)";
        }

        @Override
        public void footer(JsonGenerator json) {
            json.writeStartArray();
            of.footer(json);
            json.writeEndArray();
        }

        @Override
        public void card(JsonGenerator yaml) {
            switch (of) {
                case Value value -> yaml.writeStringProperty("list", value.dtype());
                case Struct struct -> {
                    yaml.writeName("list");
                    struct.fieldsOfCard(yaml);
                }
                case Sequence list -> nested(list, yaml);
                case Picture picture -> nested(picture, yaml);
                case Unknown unknown -> nested(unknown, yaml);
            }
        }

        private static void nested(Feature of, JsonGenerator yaml) {
            yaml.writeName("list");
            yaml.writeStartObject();
            of.card(yaml);
            yaml.writeEndObject();
        }
    }

    /** Several named values. */
    record Struct(List<Field> fields) implements Feature {
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public String words() {
            return fields.stream()
                    .map(field -> field.name() + " " + field.type().words())
                    .collect(Collectors.joining(", ", "(", ")"));
        }

        @Override
        public String structure() {
            return fields.stream()
                    .map(field -> '"' + field.name() + "\": " + field.type().structure())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public String sql() {
            StringBuilder sql = new StringBuilder("STRUCT(");
            for (Field field : fields) {
                sql.append(sql.charAt(sql.length() - 1) == '(' ? "" : ", ")
                        .append('"')
                        .append(field.name())
                        .append("\" ")
                        .append(field.type().sql());
            }
            return sql.append(')').toString();
        }

        @Override
        public String bytes(String value) {
            return fields.stream()
                    .map(field -> field.type().bytes("(" + value + ").\"" + field.name() + "\""))
                    .collect(Collectors.joining(" + "));
        }

        @Override
        public void footer(JsonGenerator json) {
            json.writeStartObject();
            for (Field field : fields) {
                json.writeName(field.name());
                field.type().footer(json);
            }
            json.writeEndObject();
        }

        @Override
        public void card(JsonGenerator yaml) {
            yaml.writeName("struct");
            fieldsOfCard(yaml);
        }

        void fieldsOfCard(JsonGenerator yaml) {
            yaml.writeStartArray();
            for (Field field : fields) {
                yaml.writeStartObject();
                yaml.writeStringProperty("name", field.name());
                field.type().card(yaml);
                yaml.writeEndObject();
            }
            yaml.writeEndArray();
        }
    }

    /** A photograph: the bytes of its file, and the file's name. */
    record Picture() implements Feature {
        @Override
        public String words() {
            return "image";
        }

        @Override
        public String structure() {
            throw new IllegalStateException("JSON holds no photographs");
        }

        @Override
        public String sql() {
            return "STRUCT(\"bytes\" BLOB, \"path\" VARCHAR)";
        }

        @Override
        public String bytes(String value) {
            return "8 + coalesce(octet_length((" + value + ").bytes) + strlen((" + value + ").path), 0)";
        }

        @Override
        public void footer(JsonGenerator json) {
            json.writeStartObject();
            json.writeStringProperty("_type", "Image");
            json.writeEndObject();
        }

        @Override
        public void card(JsonGenerator yaml) {
            yaml.writeStringProperty("dtype", "image");
        }
    }

    /**
     * Another type.
     *
     * @param words as it was written
     */
    record Unknown(String words) implements Feature {
        @Override
        public String structure() {
            throw new IllegalStateException(words + " is only read");
        }

        @Override
        public String sql() {
            throw new IllegalStateException(words + " is only read");
        }

        @Override
        public String bytes(String value) {
            throw new IllegalStateException(words + " is only read");
        }

        @Override
        public void footer(JsonGenerator json) {
            throw new IllegalStateException(words + " is only read");
        }

        @Override
        public void card(JsonGenerator yaml) {
            throw new IllegalStateException(words + " is only read");
        }
    }
}
