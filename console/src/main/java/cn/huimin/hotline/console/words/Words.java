package cn.huimin.hotline.console.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The words of the console, from the bundle {@code console-messages}. */
public final class Words {

  /** The language of the screens. */
  public static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;

  private final ResourceBundleMessageSource bundle;

  /** Words of this bundle. */
  public Words(ResourceBundleMessageSource bundle) {
    this.bundle = bundle;
  }

  /** The words of a code; the code itself where the bundle has none. */
  public String of(String code, Object... arguments) {
    var words = bundle.getMessage(code, arguments, code, LOCALE);
    return words == null ? code : words;
  }

  /** The words for one value of an enumeration; empty for none. */
  public String word(String kind, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    var words = bundle.getMessage(kind + "." + value, null, value, LOCALE);
    return words == null ? value : words;
  }
}
