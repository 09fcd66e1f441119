package no.dognbok.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A commit, and the bytes it has on every store. */
record Golden(Commit commit, String leaf, String hash) {

  static final List<Golden> COMMITS =
      List.of(
          new Golden(
              new Commit(
                  UUID.fromString("00000000-0000-4000-8000-000000000001"),
                  List.of(
                      event(0, "{\"ø\":\"Størdal\",\"n\":1}", "{\"patient\":\"k1:00ff\"}"),
                      event(1, "{}", "{}")),
                  Set.of("claims are not part of the leaf"),
                  Commit.Erasure.NOTHING),
              "01000000000000000000062f46a99d124000000002a935ff3a3396199d92945a39788a6101eda9fffa1666fd81d444591608271722ca0cd10862ac7d5c338256d45b3d071b70dd7dc78d6d03c6c46f8e24a3b15fd88faa6a69dc98de9d8d081ca51e4e451d1c18bca40bc64ccba371cf77c5d5b4f16f223182d4a07a9010665292e308eeea298e9788a098f9f3854b8bfec89a317f",
              "c5434c8151c3303f7098558c9b8f4680d829a0857084d4cfc1ecd31724dfb11e"),
          new Golden(
              Commit.of(UUID.fromString("00000000-0000-4000-8000-000000000002"), List.of()),
              "01000000000000000100062f46a99d124000000000",
              "0227ee54506ee08f0548ef26232444914eb2d2d7d06fb7c722856dc394068c70"),
          new Golden(
              Commit.of(
                  UUID.fromString("00000000-0000-4000-8000-000000000003"),
                  List.of(
                      new Commit.Event(
                          null,
                          -1,
                          "of-no-stream",
                          "Noted",
                          null,
                          Instant.parse("2025-03-01T12:00:00Z"),
                          "[1,2]".getBytes(StandardCharsets.UTF_8),
                          "{}".getBytes(StandardCharsets.UTF_8)))),
              "01000000000000000200062f46a99d124000000001af9cf4eccf64b22d2cde85dec496f73534ccc01dcd366784dfb2a4754f3e98119069da6d94c91e2673c6b43bd2e4c0f633d744d05cae344abd5f18737587bb70",
              "a4dcb2684a5a33a215a8bee1ccc87a3be41036b44cdf2a995548ee639ad27a26"));

  private static Commit.Event event(long sequence, String payload, String metadata) {
    return new Commit.Event(
        "stay/6f1d3a52-0000-4000-8000-000000000000",
        sequence,
        "event-" + sequence,
        "Happened",
        "2",
        Instant.parse("2025-03-01T11:59:00.5Z"),
        payload.getBytes(StandardCharsets.UTF_8),
        metadata.getBytes(StandardCharsets.UTF_8));
  }
}
