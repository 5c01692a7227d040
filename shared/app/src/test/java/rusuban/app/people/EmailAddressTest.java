package rusuban.app.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rusuban.app.people.EmailAddress.Fault;

final class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sayaka@example.com",
        "a..b.@docomo.ne.jp",
        "o'hara+shop@mail.example.co.jp",
        "x@xn--r8jz45g.xn--zckzah",
        "1@2.example",
      })
  void an_address_of_the_usual_form_is_read(String typed) {
    assertThat(EmailAddress.read(typed)).contains(new EmailAddress(typed));
    assertThat(new EmailAddress(typed).value()).isEqualTo(typed);
  }

  @Test
  void case_white_space_and_full_width_characters_make_no_difference() {
    var address = new EmailAddress("sayaka@example.com");
    assertThat(new EmailAddress("  SAYAKA@Example.COM\n")).isEqualTo(address);
    assertThat(new EmailAddress("ｓａｙａｋａ＠ｅｘａｍｐｌｅ．ｃｏｍ　")).isEqualTo(address);
  }

  @Test
  void a_turkish_machine_reads_the_same_address() {
    var before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(new EmailAddress("RYOICHI@EXAMPLE.COM").value()).isEqualTo("ryoichi@example.com");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                     EMPTY
          '   ',                  EMPTY
          aoi,                    AT_SIGN
          @example.com,           AT_SIGN
          aoi@b@example.com,      AT_SIGN
          aoi@example,            UNFINISHED
          aoi@,                   UNFINISHED
          aoi@example.,           UNFINISHED
          aoi@example.c,          UNFINISHED
          aoi@192.0.2.1,          UNFINISHED
          a oi@example.com,       CHARACTER
          葵@example.com,         CHARACTER
          aoi@例え.com,           CHARACTER
          aoi@exam_ple.com,       CHARACTER
          aoi@example..com,       CHARACTER
          aoi@-example.com,       CHARACTER
          '<aoi@example.com>',    CHARACTER
          """)
  void what_is_no_address_says_why(String typed, Fault fault) {
    assertThat(EmailAddress.fault(typed)).contains(fault);
    assertThat(EmailAddress.read(typed)).isEmpty();
    assertThatThrownBy(() -> new EmailAddress(typed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_longest_address_is_read_and_a_longer_one_is_not() {
    var domain = ("a".repeat(60) + ".").repeat(3) + "example";
    var local = "b".repeat(EmailAddress.LONGEST - domain.length() - 1);
    assertThat(EmailAddress.fault(local + "@" + domain)).isEmpty();
    assertThat(EmailAddress.fault(local + "@a" + domain)).contains(Fault.TOO_LONG);
    assertThat(EmailAddress.fault("b".repeat(65) + "@example.com")).contains(Fault.TOO_LONG);
    assertThat(EmailAddress.fault("ﷺ".repeat(1_000_000))).contains(Fault.TOO_LONG);
  }

  @Test
  void an_address_is_never_printed() {
    assertThat(new EmailAddress("canary@example.com").toString()).doesNotContain("canary");
    assertThatThrownBy(() -> new EmailAddress("canary at example"))
        .hasMessageNotContaining("canary");
  }
}
