package cn.huimin.hotline.intake.workorder;

import cn.huimin.hotline.intake.scrub.Identity;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who complained. Lives in the vault and in the memory of one request, nowhere else.
 *
 * @param name name, or null
 * @param phone phone as written, or null; of another system it may be none that can be called
 * @param email e-mail, or null
 * @param address home address, or null
 */
public record Complainant(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address) {

  /** Name of the entry in the vault. */
  public static final String ENTRY = "complainant";

  /** Nobody. */
  public static final Complainant NOBODY = new Complainant(null, null, null, null);

  /** Whether nothing is known. */
  @JsonIgnore
  public boolean isNobody() {
    return equals(NOBODY);
  }

  /** Whether there is no way to reach the person: contact and callback are not due. */
  @JsonIgnore
  public boolean unreachable() {
    return email == null && (phone == null || !People.isPhone(phone));
  }

  /**
   * What is known of the person once this is told of them: field by field, and what a source has
   * made unreadable (王女士, 138****1234) takes nothing away that was whole. A whole name of another
   * family is another person, of whom nothing is known but what is told; a masked number that does
   * not fit the known one is another number.
   */
  Complainant over(Complainant known) {
    return isAnother(known)
        ? this
        : new Complainant(
            better(name, known.name, Whole::name),
            Whole.fits(phone, known.phone) ? better(phone, known.phone, Whole::phone) : phone,
            better(email, known.email, Whole::text),
            better(address, known.address, Whole::text));
  }

  private boolean isAnother(Complainant known) {
    return name != null
        && known.name != null
        && Whole.name(name)
        && Whole.name(known.name)
        && name.strip().codePointAt(0) != known.name.strip().codePointAt(0);
  }

  private static @Nullable String better(
      @Nullable String given, @Nullable String known, Predicate<@Nullable String> whole) {
    return given != null && (whole.test(given) || !whole.test(known)) ? given : known;
  }

  /**
   * The person with a home, where none was given but the address of the matter points to a flat:
   * exports have a column 地址 in which some write where it happened and some where they live.
   */
  Complainant orHome(@Nullable String addressOfMatter) {
    return address == null && addressOfMatter != null && Identity.namesAFlat(addressOfMatter)
        ? new Complainant(name, phone, email, addressOfMatter)
        : this;
  }

  /**
   * Name and home as {@link Marks#home} has them, if both are whole enough to be one person's: 王女士
   * of a town may be many.
   */
  @JsonIgnore
  public Optional<String> wholeHome() {
    return Whole.name(name) && address != null && Identity.pointsToAHome(address)
        ? Marks.home(name, address)
        : Optional.empty();
  }

  /** What texts must not betray. */
  public Identity identity() {
    return Identity.of(
        name, address, phone == null ? null : String.join(Identity.AND, People.numbers(phone)));
  }

  /** Without the person. */
  @Override
  public String toString() {
    return "Complainant[…]";
  }
}
