using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>Saves that fail in the two ways that EF Core does not tell interceptors of.</summary>
internal static class FailedSaves
{
    public enum Failure
    {
        /// <summary>The row is gone when it is updated, and is there again afterwards.</summary>
        Conflict,

        /// <summary>The changes cannot be found out: a key was changed, and is put right afterwards.</summary>
        Detection,
    }

    /// <summary>Saves what was changed of user 4, in vain.</summary>
    public static async Task SaveInVainAsync(this ShopContext context, ShopDatabase database, Failure failure, bool asynchronous = true)
    {
        var user = await context.Users.SingleAsync(static user => user.Id == 4);
        await using var elsewhere = database.Open();
        if (failure == Failure.Conflict)
        {
            await elsewhere.Users.ExecuteDeleteAsync();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => context.SaveAsync(asynchronous));
            elsewhere.Users.Add(new User { Id = 4, Name = "old", Email = "4@shop" });
            await elsewhere.SaveChangesAsync();
        }
        else
        {
            user.Id = 5;
            await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveAsync(asynchronous));
            user.Id = 4;
        }
    }

    public static Task<int> SaveAsync(this ShopContext context, bool asynchronous) => asynchronous ? context.SaveChangesAsync() : Task.Run(context.SaveChanges);
}
