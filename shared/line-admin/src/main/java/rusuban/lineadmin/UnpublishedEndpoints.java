package rusuban.lineadmin;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.linecorp.bot.client.base.Result;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.POST;
import retrofit2.http.Query;

/**
 * LINE's endpoints in the form of the SDK's clients. The SDK has clients for them, but Maven
 * Central has those only of other versions, which do not fit together (docs/decisions/0028).
 */
interface UnpublishedEndpoints {

  /** Messaging API reference, "Issue stateless channel access token". */
  @POST("/oauth2/v3/token")
  @FormUrlEncoded
  CompletableFuture<Result<IssuedToken>> issueStatelessChannelToken(
      @Field("grant_type") String grantType,
      @Field("client_id") String channelId,
      @Field("client_secret") String channelSecret);

  /** Messaging API reference, "Get number of followers". */
  @GET("/v2/bot/insight/followers")
  CompletableFuture<Result<FollowerNumbers>> getNumberOfFollowers(@Query("date") String date);

  /**
   * An issued token. {@code toString} hides it.
   *
   * @param expiresIn its life in seconds
   */
  record IssuedToken(
      @JsonProperty("access_token") @Nullable String accessToken,
      @JsonProperty("expires_in") @Nullable Integer expiresIn) {
    @Override
    public String toString() {
      return "IssuedToken[expiresIn=" + expiresIn + "]";
    }
  }

  /** The numbers of a day; null until LINE has counted it. */
  record FollowerNumbers(
      @JsonProperty("followers") @Nullable Long followers,
      @JsonProperty("blocks") @Nullable Long blocks) {}
}
