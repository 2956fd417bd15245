public interface IFolders
{
    [Cached("folder:<id>", Ttl = "1h")]
    Task<string> TitleAsync(int id);

    [InvalidatesCache("folder:<id>")]
    Task RenameAsync(int id, string title);

    Task NumberAsync(int[] ids);
}

public class Folders : IFolders
{
    public Task<string> TitleAsync(int id) => Task.FromResult($"Folder {id}");

    public Task RenameAsync(int id, string title) => Task.CompletedTask;

    public async Task NumberAsync(int[] ids)
    {
        foreach (var id in ids)
        {
            await {|CACHE0402:this.RenameAsync|}(id, $"{id}");
        }
    }
}
