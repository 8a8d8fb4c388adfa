package cn.huimin.hotline.console.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sources say by themselves, and which keys of the message bundles they ask for.
 *
 * @param inline Chinese words that stand outside a bundle, as file:line: word
 * @param missing keys that are asked for and stand in no bundle, as file: key
 * @param arguments messages that get another number of values than they have places for
 * @param unused keys that nothing asks for
 */
record SourceWords(
    List<String> inline, List<String> missing, List<String> arguments, List<String> unused) {

  private static final Pattern CHINESE =
      Pattern.compile("[\\p{IsHan}\\x{3001}-\\x{303F}\\x{FF00}-\\x{FFEF}]+");
  private static final Pattern MESSAGE = Pattern.compile("#\\{([A-Za-z0-9.\\-_]+)");
  private static final Pattern ASKED = Pattern.compile("\\b(?:say|words)\\.(of|word)\\(");
  private static final Pattern LITERAL = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9_-]+)+");
  private static final Pattern PROBLEM = Pattern.compile("new (?:Refusal|SignInFailure)\\(");
  private static final Pattern PREFIX = Pattern.compile("[a-z][A-Za-z0-9.-]*\\.");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
  private static final Pattern COMMENT =
      Pattern.compile(
          "(\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*')|/\\*.*?\\*/|//[^\n]*",
          Pattern.DOTALL);

  /** Looks through the files of these folders, where the bundles say this. */
  static SourceWords of(Map<String, String> bundles, List<Path> folders) {
    var look = new Look(bundles);
    for (var folder : folders) {
      try (var files = Files.walk(folder)) {
        files.filter(Files::isRegularFile).sorted().forEach(look::at);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    var unused = new TreeSet<>(bundles.keySet());
    unused.removeAll(look.used);
    unused.removeIf(key -> look.prefixes.stream().anyMatch(key::startsWith));
    return new SourceWords(
        look.inline, List.copyOf(look.missing), List.copyOf(look.arguments), List.copyOf(unused));
  }

  private static final class Look {

    private final Map<String, String> bundles;
    private final List<String> inline = new ArrayList<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private final TreeSet<String> arguments = new TreeSet<>();
    private final TreeSet<String> used = new TreeSet<>();
    private final TreeSet<String> prefixes = new TreeSet<>();

    private Look(Map<String, String> bundles) {
      this.bundles = new TreeMap<>(bundles);
    }

    private void at(Path file) {
      var name = String.valueOf(file.getFileName());
      var text = read(file);
      boolean page = name.endsWith(".html");
      if (!page) {
        text = withoutComments(text);
      }
      inline(name, withoutProblems(text));
      var whole = text;
      MESSAGE.matcher(text).results().forEach(found -> asked(name, whole, found));
      ASKED
          .matcher(text)
          .results()
          .forEach(found -> asked(name, first(whole, found.end()), found.group(1).equals("word")));
      if (!page) {
        LITERAL.matcher(text).results().map(Look::literal).forEach(this::mentioned);
      }
    }

    private void inline(String name, String text) {
      CHINESE
          .matcher(text)
          .results()
          .forEach(
              found ->
                  inline.add(
                      name
                          + ":"
                          + (1
                              + text.substring(0, found.start())
                                  .chars()
                                  .filter(c -> c == '\n')
                                  .count())
                          + ": "
                          + found.group()));
    }

    /** A message of a template: {@code #{key}} or {@code #{key(${a},${b})}}. */
    private void asked(String name, String text, MatchResult found) {
      var key = found.group(1);
      want(name, key);
      int values = text.charAt(found.end()) == '(' ? count(text, found.end() + 1) : 0;
      var message = bundles.get(key);
      if (message != null && !key.startsWith("script.") && places(message) != values) {
        arguments.add(name + ": " + key + " has " + places(message) + " places, gets " + values);
      }
    }

    /**
     * The first argument of {@code say.of}, {@code words.of}, {@code say.word}, {@code words.word}.
     */
    private void asked(String name, String argument, boolean kind) {
      LITERAL
          .matcher(argument)
          .results()
          .map(Look::literal)
          .forEach(
              literal -> {
                if (kind) {
                  prefixes.add(literal + ".");
                } else if (PREFIX.matcher(literal).matches()) {
                  prefixes.add(literal);
                } else if (KEY.matcher(literal).matches()) {
                  want(name, literal);
                }
              });
    }

    private void mentioned(String literal) {
      if (bundles.containsKey(literal)) {
        used.add(literal);
      } else if (PREFIX.matcher(literal).matches()) {
        prefixes.add(literal);
      }
    }

    private void want(String name, String key) {
      used.add(key);
      if (!bundles.containsKey(key)) {
        missing.add(name + ": " + key);
      }
    }

    private static String literal(MatchResult found) {
      return found.group(1) == null ? found.group(2) : found.group(1);
    }
  }

  private static int places(String message) {
    return PLACE
        .matcher(message)
        .results()
        .mapToInt(found -> 1 + Integer.parseInt(found.group(1)))
        .max()
        .orElse(0);
  }

  /** The text of an argument that begins here, to the comma or bracket behind it. */
  private static String first(String text, int from) {
    return text.substring(from, end(text, from, true));
  }

  private static int count(String text, int from) {
    int count = 1;
    for (int at = end(text, from, true); text.charAt(at) == ','; at = end(text, at + 1, true)) {
      count++;
    }
    return count;
  }

  private static int end(String text, int from, boolean atComma) {
    int depth = 0;
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0 && depth-- == 0 || c == ',' && depth == 0 && atComma) {
        return at;
      }
    }
    return text.length();
  }

  /** The details of problems are said where the rule is, and stand in the contract's answers. */
  private static String withoutProblems(String text) {
    var rest = new StringBuilder();
    int at = 0;
    for (var found = PROBLEM.matcher(text); found.find(at); ) {
      rest.append(text, at, found.end());
      at = end(text, found.end(), false);
      text.substring(found.end(), at)
          .chars()
          .filter(c -> c == '\n')
          .forEach(_ -> rest.append('\n'));
    }
    return rest.append(text, at, text.length()).toString();
  }

  private static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(
            found ->
                found.group(1) == null
                    ? "\n".repeat((int) found.group().chars().filter(c -> c == '\n').count())
                    : Matcher.quoteReplacement(found.group(1)));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
