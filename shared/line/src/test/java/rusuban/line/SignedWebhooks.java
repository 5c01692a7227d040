package rusuban.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import rusuban.app.messaging.ChannelCredentials;

/** Webhooks as LINE sends and signs them, for the tests. */
final class SignedWebhooks {
  /** The channel secret of LINE's own example ("Verify webhook signature"). */
  static final String SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";

  static final ChannelCredentials CHANNEL =
      new ChannelCredentials("2000000001", List.of(SECRET), Optional.empty());

  private SignedWebhooks() {}

  /** Returns an event of {@code src/test/resources/webhook}. */
  static String event(String name) {
    try (var file = SignedWebhooks.class.getResourceAsStream("/webhook/" + name + ".json")) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the names of these events: all that LINE documents, and some it may send one day. */
  static List<String> names() {
    try (var files = Files.list(Path.of("src/test/resources/webhook"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] body(String... events) {
    return ("{\"destination\":\"U8e742f61d673b39c7fff3cecb7536ef0\",\"events\":["
            + String.join(",", events)
            + "]}")
        .getBytes(UTF_8);
  }

  /** Returns a signature computed with the JDK alone, not with the code under test. */
  static String signature(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
