package no.dognbok.command.count;

/**
 * Why a line of a list cannot be read, and what would be right. What it says holds no identity
 * number.
 *
 * @param line of the list, from 1
 * @param column heading of the column; blank where it is the whole line
 * @param detail what is wrong, and what would be right
 */
public record ListProblem(int line, String column, String detail) {

  @Override
  public String toString() {
    return column.isEmpty()
        ? "line %d: %s".formatted(line, detail)
        : "line %d, '%s': %s".formatted(line, column, detail);
  }
}
