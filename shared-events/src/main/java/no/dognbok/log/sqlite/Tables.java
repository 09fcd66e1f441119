package no.dognbok.log.sqlite;

import java.util.List;

/**
 * The tables of the log. The columns beside the bytes are indexes; what counts are the leaf and the
 * blocks.
 */
final class Tables {

  /** "døgn" in Latin-1: which program's file this is, in SQLite's own field for that. */
  static final int APPLICATION_ID = 0x64F8676E;

  /** Shape of the tables, in SQLite's own field for that. */
  static final int VERSION = 1;

  static final List<String> ALL =
      List.of(
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION,
          """
          CREATE TABLE commits (
            position INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            first_index INTEGER NOT NULL,
            leaf BLOB NOT NULL)\
          """,
          """
          CREATE TABLE events (
            idx INTEGER PRIMARY KEY,
            position INTEGER NOT NULL REFERENCES commits,
            stream TEXT,
            sequence INTEGER,
            event_id TEXT NOT NULL UNIQUE,
            facts BLOB NOT NULL,
            identity BLOB)\
          """,
          "CREATE UNIQUE INDEX events_stream ON events (stream, sequence) WHERE stream IS NOT NULL",
          """
          CREATE TABLE claims (
            claim TEXT PRIMARY KEY,
            position INTEGER NOT NULL REFERENCES commits) WITHOUT ROWID\
          """,
          """
          CREATE TABLE snapshots (
            stream TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            type TEXT NOT NULL,
            revision TEXT,
            time TEXT NOT NULL,
            payload BLOB NOT NULL,
            metadata BLOB NOT NULL)\
          """);

  /**
   * What came later and disturbs no program that does not know it: made on opening where it is
   * missing.
   */
  static final List<String> LATER =
      List.of(
          // Whoever erases an event's identity must find the claims of its commit.
          "CREATE INDEX IF NOT EXISTS claims_position ON claims (position)",
          """
          CREATE TABLE IF NOT EXISTS key_checks (
            key_id TEXT PRIMARY KEY,
            value TEXT NOT NULL) WITHOUT ROWID\
          """);

  private Tables() {}
}
