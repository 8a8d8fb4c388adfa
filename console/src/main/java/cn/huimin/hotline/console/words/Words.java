package cn.huimin.hotline.console.words;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the console, from its message bundles. */
public final class Words {

  /**
   * The bundles: what the values of the contract and the steps of a story are called, and what
   * stands on pages.
   */
  public static final List<String> BUNDLES = List.of("console-messages", "console-pages");

  /** The language of the screens. */
  public static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;

  private final ResourceBundleMessageSource bundle;

  /** Words of this bundle. */
  public Words(ResourceBundleMessageSource bundle) {
    this.bundle = bundle;
  }

  /** The bundles as Spring and the templates read them. */
  public static ResourceBundleMessageSource bundle() {
    var source = new PlainNumbers();
    source.setBasenames(BUNDLES.toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(LOCALE);
    return source;
  }

  /** The words of a code; the code itself where the bundle has none. */
  public String of(String code, Object... arguments) {
    var words = bundle.getMessage(code, arguments, code, LOCALE);
    return words == null ? code : words;
  }

  /** What was refused, and why, one reason after the other. */
  public String with(String refused, Collection<String> reasons) {
    return reasons.isEmpty()
        ? refused
        : of("word.colon", refused, String.join(of("word.semicolon"), reasons));
  }

  /** The words for one value of an enumeration; empty for none. */
  public String word(String kind, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    var words = bundle.getMessage(kind + "." + value, null, value, LOCALE);
    return words == null ? value : words;
  }

  /** Puts numbers into messages as they are: a count of 1234 is no 1,234 in Chinese. */
  private static final class PlainNumbers extends ResourceBundleMessageSource {

    @Override
    protected Object[] resolveArguments(
        @Nullable Object @Nullable [] args, @Nullable Locale locale) {
      var arguments = super.resolveArguments(args, locale).clone();
      for (int at = 0; at < arguments.length; at++) {
        if (arguments[at] instanceof Number number) {
          arguments[at] = number.toString();
        }
      }
      return arguments;
    }
  }
}
