package no.dognbok.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Objects like the samples, with something wrong in them. */
public final class OddJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Writes what is nested more deeply than Jackson likes to read. */
  private static final JsonMapper WRITER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
                  .build())
          .build();

  private final List<JsonNode> samples;

  public OddJson(List<JsonNode> samples) {
    this.samples = samples;
  }

  /** Makes one. */
  public byte[] make(Random random) {
    JsonNode made = Odd.any(random, samples).deepCopy();
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times; i++) {
      mutate(made, random);
    }
    String text = WRITER.writeValueAsString(made);
    if (random.nextInt(30) == 0) {
      text = text.replaceFirst("\\{", "{\"type\":\"PatientDied\",");
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return random.nextInt(5) == 0 ? OddBytes.mutated(bytes, random) : bytes;
  }

  private void mutate(JsonNode root, Random random) {
    List<JsonNode> all = containers(root);
    JsonNode one = Odd.any(random, all);
    if (one instanceof ObjectNode object && !object.isEmpty()) {
      inObject(object, random);
    } else if (one instanceof ArrayNode array) {
      inArray(array, random);
    }
  }

  private void inObject(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>(object.propertyNames());
    String name = Odd.any(random, names);
    String other = Odd.any(random, names);
    switch (random.nextInt(12)) {
      case 0 -> object.remove(name);
      case 1 -> {
        JsonNode kept = object.get(name);
        object.set(name, object.get(other));
        object.set(other, kept);
      }
      case 2 -> object.set(Odd.value(random), object.remove(name));
      case 3 -> object.set(name.toUpperCase(), object.get(name));
      case 4 -> object.putRawValue(name, new RawValue(Odd.json(random)));
      case 5 -> object.set(name, nested(object.get(name), random));
      case 6 -> object.setAll((ObjectNode) anyObject(random).deepCopy());
      case 7 -> {
        ObjectNode foreign = anyObject(random);
        if (!foreign.isEmpty()) {
          String borrowed = Odd.any(random, List.copyOf(foreign.propertyNames()));
          object.set(borrowed, foreign.get(borrowed).deepCopy());
        }
      }
      default -> object.put(name, Odd.value(random));
    }
  }

  private void inArray(ArrayNode array, Random random) {
    int size = array.size();
    switch (random.nextInt(5)) {
      case 0 -> array.add(anyObject(random).deepCopy());
      case 1 -> array.add(Odd.value(random));
      case 2 -> array.addRawValue(new RawValue(Odd.json(random)));
      case 3 -> {
        if (size > 0) {
          array.remove(random.nextInt(size));
        }
      }
      default -> {
        List<JsonNode> items = new ArrayList<>(array.valueStream().toList());
        Collections.shuffle(items, random);
        items.addAll(items.subList(0, items.size() / 2));
        array.removeAll();
        array.addAll(items);
      }
    }
  }

  private static JsonNode nested(JsonNode value, Random random) {
    int deep = random.nextInt(20) == 0 ? 700 : 1 + random.nextInt(4);
    JsonNode wrapped = value;
    for (int i = 0; i < deep; i++) {
      wrapped =
          random.nextBoolean()
              ? NODES.arrayNode().add(wrapped)
              : NODES.objectNode().set("a", wrapped);
    }
    return wrapped;
  }

  private ObjectNode anyObject(Random random) {
    List<JsonNode> objects =
        containers(Odd.any(random, samples)).stream().filter(JsonNode::isObject).toList();
    return (ObjectNode) Odd.any(random, objects);
  }

  private static List<JsonNode> containers(JsonNode root) {
    List<JsonNode> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(JsonNode node, List<JsonNode> all) {
    if (node.isContainer()) {
      all.add(node);
      node.forEach(child -> collect(child, all));
    }
  }
}
